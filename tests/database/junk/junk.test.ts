import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junkBodies, junkValues } from './junkValues';
import { isOfPostgrest, useDoor } from './useDoor';

/** Whatever comes in through PostgREST: an answer that is a refusal, and not a row more than before. */
const { verbs, goodValue, send, readRows } = useDoor();
/** Bodies for each verb. */
const runs = process.env['PRIORIZA_FULL'] === '1' ? 50 : 12;

describe('junk', () => {
	it(
		`in any parameter of any verb is refused by name, and writes nothing`,
		{ timeout: 600_000 },
		async () => {
			const strange: string[] = [];
			const unexpected = new Set<string>();
			let accepted = 0;
			let refused = 0;
			for (const [place, verb] of verbs().entries()) {
				const { parameters } = verb;
				const bodies = fc
					.tuple(
						fc.subarray([...parameters.keys()], { minLength: 1 }),
						fc.array(junkValues, { minLength: parameters.length, maxLength: parameters.length }),
					)
					.map(([spoilt, junk]) => {
						const fields = parameters.map((one, at) => {
							const value = spoilt.includes(at) ? junk[at] : goodValue(one);
							return `"${one.name}":${value ?? 'null'}`;
						});
						return `{${fields.join(',')}}`;
					});
				let before = await readRows();
				for (const body of fc.sample(bodies, { numRuns: runs, seed: 20_261_121 + place })) {
					const { status, text, refusal } = await send(verb, body);
					const after = await readRows();
					if (status >= 500)
						strange.push(`${verb.name} ${status} ${text.slice(0, 160)} ← ${body.slice(0, 300)}`);
					else if (status < 300) accepted += 1;
					else {
						refused += 1;
						if (JSON.stringify(after) !== JSON.stringify(before))
							strange.push(`${verb.name} ${status} wrote something ← ${body.slice(0, 300)}`);
						if (refusal.code === 'unexpected' && !isOfPostgrest(text))
							unexpected.add(`${verb.name}: ${text.slice(0, 160)}`);
					}
					before = after;
				}
			}
			expect(strange).toEqual([]);
			// What the translator does not know would be shown as a fault of ours and not of what was sent.
			expect([...unexpected]).toEqual([]);
			expect(refused).toBeGreaterThan(700);
			// Some junk is a value like any other: a title of odd letters, a channel nobody asked about.
			expect(accepted).toBeGreaterThan(0);
			expect(accepted).toBeLessThan(refused);
		},
	);

	it('instead of parameters is refused, and writes nothing', { timeout: 120_000 }, async () => {
		const before = await readRows();
		const strange: string[] = [];
		for (const verb of verbs())
			for (const body of fc.sample(junkBodies, { numRuns: 5, seed: verb.name.length })) {
				const { status, text } = await send(verb, body);
				if (status < 400 || status >= 500)
					strange.push(`${verb.name} ${status} ${text.slice(0, 200)} ← ${body.toString().slice(0, 80)}`);
			}
		expect(strange).toEqual([]);
		expect(await readRows()).toEqual(before);
	});

	it('reaches every verb that takes something', () => {
		expect(verbs().map(({ name }) => name)).toContain('submit_answer');
		expect(verbs().length).toBeGreaterThan(50);
	});
});
