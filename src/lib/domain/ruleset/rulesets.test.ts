import { describe, expect, it } from 'vitest';
import { canonicalText } from '../../evidence/canonical';
import { rulesetSchema } from './ruleset';
import { rulesets } from './rulesets';

/** The migration that carries the rule sets to the database, written from the data. */
function writeMigration(): string {
	const inserts = rulesets.map(
		({ id, version, ...rest }) =>
			`insert into app.rulesets (id, version, content) values ('${id}', ${String(version)}, $json$${canonicalText({ id, version, ...rest })}$json$);\n`,
	);
	return `-- The rule sets of Mexico as data: canonical JSON of src/lib/domain/ruleset, which a test keeps equal to this file.\n\n${inserts.join('\n')}`;
}

describe('rulesets', () => {
	it.each(rulesets.map((ruleset) => [ruleset.id, ruleset] as const))(
		'%s follows the schema',
		(_, ruleset) => {
			expect(rulesetSchema.parse(ruleset)).toEqual(ruleset);
		},
	);

	it('have ids and versions of their own', () => {
		expect(new Set(rulesets.map(({ id, version }) => `${id} ${String(version)}`)).size).toBe(rulesets.length);
	});

	it('are in the database exactly as here', async () => {
		// After changing the data of a version nobody uses yet: npx vitest run <this file> -u
		await expect(writeMigration()).toMatchFileSnapshot(
			'../../../../supabase/migrations/20261121000350_rulesets_mexico.sql',
		);
	});

	it('refuse what contradicts itself', () => {
		const [first] = rulesets;
		const stranger = {
			...first,
			facilitator: {
				...first?.facilitator,
				source: { document: 'otro', place: null, says: { es: 'a', en: 'a' } },
			},
		};
		expect(rulesetSchema.safeParse(stranger).success).toBe(false);
		const pa18 = rulesets.find(({ id }) => id === 'pa18');
		expect(
			rulesetSchema.safeParse({ ...pa18, commitments: { ...pa18?.commitments, total: 6 } }).success,
		).toBe(false);
		expect(rulesetSchema.safeParse({ ...pa18, extra: 1 }).success).toBe(false);
		expect(rulesetSchema.safeParse({ ...pa18, term: { ...pa18?.term, minMonths: 30 } }).success).toBe(false);
	});

	it('differ where the documents contradict each other', () => {
		const term = new Map(rulesets.map(({ id, term }) => [id, [term.minMonths, term.maxMonths]]));
		expect(term).toEqual(
			new Map([
				['seis-pasos', [12, 24]],
				['pa18', [null, 24]],
				['piloto-2015', [null, 12]],
			]),
		);
		const quotas = rulesets.map(({ commitments }) =>
			commitments.quotas.map(({ key, count }) => `${key} ${String(count)}`),
		);
		expect(quotas).toEqual([
			[],
			['alineado 2', 'local 2', 'dinero 1'],
			['alineado 2', 'dinero 1', 'local 2'],
		]);
		expect(rulesets.map(({ themes }) => themes.list.length)).toEqual([11, 6, 5]);
	});
});
