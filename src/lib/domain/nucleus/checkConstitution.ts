import { WHOLE_FORM, type FieldError } from '../form';
import { LEAST_NUCLEI, type NucleusKind } from './kinds';

/** What the constitution of an STL looks at. */
export type NucleusFacts = { readonly name: string; readonly kind: NucleusKind; readonly votes: boolean };

/** What a rule set demands of the nuclei. */
export type NucleiDemand = { readonly minimum: number; readonly required: readonly NucleusKind[] };

/**
 * What still keeps an STL from being constituted: at least three nuclei (more if the rule set says so), each kind
 * that the rule set requires, names that tell them apart, and at least two that vote, because one vote decides
 * nothing together.
 */
export function checkConstitution(nuclei: readonly NucleusFacts[], demand: NucleiDemand): FieldError[] {
	const errors: FieldError[] = [];
	const add = (code: FieldError['code']) => errors.push({ field: WHOLE_FORM, code });
	if (nuclei.length < Math.max(LEAST_NUCLEI, demand.minimum)) add('nuclei_too_few');
	if (demand.required.some((kind) => !nuclei.some((nucleus) => nucleus.kind === kind)))
		add('nuclei_kind_missing');
	if (new Set(nuclei.map((nucleus) => nucleus.name.toLowerCase())).size < nuclei.length)
		add('nuclei_repeated');
	if (nuclei.filter((nucleus) => nucleus.votes).length < 2) add('voting_nuclei_too_few');
	return errors;
}
