import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments, validContents } from '../../../../../../tests/arbitraries/answers';
import { withConditions } from '../../../../../../tests/arbitraries/conditions';
import type { Instrument, Question } from '../../instrument';
import { parseInstrument } from '../../instrumentSchema';
import { instrumentFromTemplate } from '../../templates/instrumentFromTemplate';
import { ventanilla } from '../../templates/ventanilla';
import { readXlsForm } from '../../xlsform/read/readXlsForm';
import { writeXlsForm } from '../../xlsform/write/writeXlsForm';
import { holds, listShown } from '../holds';
import type { Atom } from '../expression';
import { addSkip, listSkips, removeSkip } from './skips';

const valid = instruments
	.chain(withConditions)
	.filter((instrument) => parseInstrument(instrument).ok && instrument.questions.length > 2);

/** A survey, a skip that it does not have yet, and where it begins and ends. */
const withSkip = valid.chain((instrument) =>
	fc
		.tuple(fc.nat(instrument.questions.length - 2), fc.nat(instrument.questions.length))
		.map(([start, length]) => {
			const from = instrument.questions[start]?.id ?? '';
			const end = Math.min(start + 2 + length, instrument.questions.length);
			const when: Atom = { op: 'answered', question: from };
			return { instrument, start, end, from, skip: { when, to: instrument.questions[end]?.id ?? null } };
		}),
);

function need<T>(value: T | undefined | null): T {
	if (value === undefined || value === null) throw new Error('nothing here');
	return value;
}

describe('a skip', () => {
	it('leaves out, of those who answer so, the questions between and no other', () => {
		fc.assert(
			fc.property(
				withSkip.chain((made) => fc.tuple(fc.constant(made), validContents(made.instrument))),
				([{ instrument, start, end, from, skip }, { answers }]) => {
					fc.pre(!hasSuch(instrument, from));
					const edited = addSkip(instrument, from, skip);
					fc.pre(edited.ok);
					const shown = (of: Instrument): string[] => listShown(of.questions, answers).map(({ id }) => id);
					const isAnswered = shown(instrument).includes(from) && holds(skip.when, answers);
					const after = edited.value;
					if (isAnswered)
						expect(shown(after).filter((id) => isBetween(instrument, id, start, end))).toEqual([]);
					// Up to the first question left out nothing is different.
					const early = (id: string): boolean => !isBetween(instrument, id, start, Infinity);
					expect(shown(after).filter(early)).toEqual(shown(instrument).filter(early));
					if (!isAnswered) expect(shown(after)).toEqual(shown(instrument));
				},
			),
			{ numRuns: 150 },
		);
	});

	it('is said again from the conditions, comes back from a spreadsheet, and leaves without a trace', () => {
		fc.assert(
			fc.property(withSkip, ({ instrument, from, skip }) => {
				fc.pre(!hasSuch(instrument, from));
				const edited = addSkip(instrument, from, skip);
				fc.pre(edited.ok);
				const after = edited.value;
				expect(listSkips(after, from)).toContainEqual(skip);
				const back = readXlsForm(writeXlsForm(after), instrument);
				expect(listSkips(need(back.instrument), from)).toEqual(listSkips(after, from));
				expect(removeSkip(after, from, skip.when)).toEqual(instrument);
			}),
			{ numRuns: 150 },
		);
	});

	it('takes the place of the one with the same answer', () => {
		const survey = '00000000-0000-4000-8000-000000000001';
		const base = instrumentFromTemplate(ventanilla, { survey, institution: 'Muestra', state: '20' });
		const from: Question = need(base.questions[0]);
		const when: Atom = { op: 'answered', question: from.id };
		const far = addSkip(base, from.id, { when, to: null });
		const near = addSkip(need(far.ok ? far.value : null), from.id, { when, to: need(base.questions[2]).id });
		const after = need(near.ok ? near.value : null);
		expect(listSkips(after, from.id)).toEqual([{ when, to: need(base.questions[2]).id }]);
		expect(after.questions.filter(({ showIf }) => showIf !== undefined)).toHaveLength(1);
	});

	it('is not seen where questions are only shown to who answered so', () => {
		const survey = '00000000-0000-4000-8000-000000000001';
		const base = instrumentFromTemplate(ventanilla, { survey, institution: 'Muestra', state: '20' });
		const from = need(base.questions[0]);
		const questions = base.questions.map((question, at) =>
			at === 1 ? { ...question, showIf: { op: 'answered', question: from.id } as const } : question,
		);
		expect(listSkips({ ...base, questions }, from.id)).toEqual([]);
	});
});

/** Whether some question leaves out already who answered so: then the skip leads as far as that. */
function hasSuch({ questions }: Instrument, from: string): boolean {
	const such = JSON.stringify({ op: 'not', of: { op: 'answered', question: from } });
	return questions.some(({ showIf }) => JSON.stringify(showIf ?? null).includes(such));
}

function isBetween(instrument: Instrument, id: string, start: number, end: number): boolean {
	const at = instrument.questions.findIndex((question) => question.id === id);
	return at > start && at < end;
}
