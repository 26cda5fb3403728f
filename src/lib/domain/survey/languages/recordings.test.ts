import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments } from '../../../../../tests/arbitraries/answers';
import { changeType } from '../editing/startQuestion';
import type { FileAnswer, Instrument } from '../instrument';
import { instrumentIn } from '../instrumentIn';
import { parseInstrument } from '../instrumentSchema';
import { readXlsForm } from '../xlsform/read/readXlsForm';
import { writeXlsForm } from '../xlsform/write/writeXlsForm';
import { removeLanguage } from './editLanguages';
import { findRecording, recordingIn } from './recordings';
import { setRecording } from './setRecording';

const recording: FileAnswer = { file: 'A'.repeat(43), type: 'audio/mpeg', bytes: 12_345 };

/** A survey with one of its questions read aloud in one of its languages. */
const spoken = instruments
	.filter((instrument) => parseInstrument(instrument).ok)
	.chain((instrument) =>
		fc
			.tuple(fc.constantFrom(...instrument.questions), fc.constantFrom(...instrument.languages))
			.map(([{ id }, language]) => {
				const set = setRecording(instrument, id, language, recording);
				if (!set.ok) throw new Error(JSON.stringify(set.error));
				return { before: instrument, instrument: set.value, id, language };
			}),
	);

const questionOf = (instrument: Instrument, id: string) => {
	const found = instrument.questions.find((question) => question.id === id);
	if (!found) throw new Error(`no question ${id}`);
	return found;
};

describe('a question read aloud', () => {
	it('is heard in its own language alone, is found by its hash, and leaves without a trace', () => {
		fc.assert(
			fc.property(spoken, ({ before, instrument, id, language }) => {
				for (const tag of instrument.languages)
					expect(recordingIn(questionOf(instrument, id), tag)).toEqual(tag === language ? recording : null);
				expect(findRecording(instrument, recording.file)).toEqual(recording);
				expect(findRecording(before, recording.file)).toBeNull();
				expect(setRecording(instrument, id, language, null)).toEqual({ ok: true, value: before });
			}),
			{ numRuns: 60 },
		);
	});

	it('goes with its language, stays when it is answered in another way, and outlives a spreadsheet', () => {
		fc.assert(
			fc.property(spoken, ({ before, instrument, id, language }) => {
				expect(findRecording(removeLanguage(instrument, language), recording.file)).toEqual(
					language === 'es' ? recording : null,
				);
				expect(recordingIn(changeType(questionOf(instrument, id), 'point'), language)).toEqual(recording);
				const back = readXlsForm(writeXlsForm(before), instrument).instrument;
				expect(back && findRecording(back, recording.file)).toEqual(recording);
				// A phone gets its address, not what it is made of.
				expect(instrumentIn(instrument, language)).toEqual(instrumentIn(before, language));
			}),
			{ numRuns: 60 },
		);
	});

	it.each([
		['a language the survey is not in', 'xx', recording],
		['a hash that is none', 'es', { ...recording, file: 'x' }],
		['a page instead of a sound', 'es', { ...recording, type: 'text/html' }],
		['more than a form takes', 'es', { ...recording, bytes: 450_001 }],
	])('is refused with %s', (_, language, wrong) => {
		const [{ before, id } = { before: null, id: '' }] = fc.sample(spoken, { numRuns: 1, seed: 1 });
		expect(before && setRecording(before, id, language, wrong)).toMatchObject({ ok: false });
	});
});
