import type { AnswerValue, Question } from '$lib/domain/survey/instrument';

/** An answer to show in a question of the gallery. */
export function sampleAnswer(question: Question): AnswerValue {
	switch (question.type) {
		case 'single':
			return question.options[0]?.id ?? '';
		case 'multiple':
			return question.options.map(({ id }) => id);
		case 'ranking':
			return [question.options.map(({ id }) => id)];
		case 'matrix':
			return Object.fromEntries(question.rows.map(({ id }) => [id, question.columns[0]?.id ?? '']));
		case 'scale':
			return question.start + 3;
		case 'number':
			return 25;
		case 'date':
			return '2027-03-15';
		case 'consent':
			return true;
		case 'short':
		case 'long':
			return '…';
		case 'municipality':
			return { municipality: '20067', locality: 'Centro' };
		case 'point':
			return { latE6: 17_060_000, lonE6: -96_720_000 };
		case 'photo':
			return { file: 'A'.repeat(43), type: 'image/jpeg', bytes: 212_000 };
		case 'audio':
			return { file: 'A'.repeat(43), type: 'audio/webm', bytes: 96_000 };
		case 'area':
			return {
				ring: [
					{ latE6: 17_060_000, lonE6: -96_720_000 },
					{ latE6: 17_080_000, lonE6: -96_720_000 },
					{ latE6: 17_070_000, lonE6: -96_700_000 },
				],
			};
	}
}
