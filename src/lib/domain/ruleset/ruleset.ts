import { z } from 'zod';
import { nucleusKinds } from '../nucleus/kinds';
import { isTidy, type Text } from '../text';

// Rules are data: what differs between the documents of 2015, of 2016–2018 and of 2018 on is here and nowhere in code.

const words = z.string().min(1).max(600).refine(isTidy);
const text: z.ZodType<Text> = z.strictObject({ es: words, en: words });
const key = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/);
const named = z.strictObject({ key, name: text });
const months = z.int().min(1).max(60);

/** Where a rule comes from: a document of the rule set, the place in it, and what it says there, in our words. */
const source = z.strictObject({ document: key, place: words.nullable(), says: text });

function keyed<S extends z.ZodType<{ readonly key: string }>>(item: S) {
	return z.array(item).refine((items) => new Set(items.map((one) => one.key)).size === items.length);
}

/**
 * The rules of a local exercise, frozen with it. Integers and texts only, so that the canonical bytes are the same
 * everywhere. A change is a new `version`; exercises keep the one they began with.
 */
export const rulesetSchema = z
	.strictObject({
		v: z.literal(1),
		id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,39}$/),
		version: z.int().min(1),
		name: text,
		summary: text,
		/** Years in which the documents were in force; `until` is null while nothing has replaced them. */
		years: z.strictObject({
			from: z.int().min(2011).max(2100),
			until: z.int().min(2011).max(2100).nullable(),
		}),
		documents: keyed(z.strictObject({ key, title: text })).min(1),
		/** Who does what, by the name it had then. An exercise writes its own names over these. */
		institutions: z.array(
			z.strictObject({
				role: z.enum(['guarantor', 'validator', 'evaluator', 'counterpart']),
				name: text,
				required: z.boolean(),
				source,
			}),
		),
		nuclei: z.strictObject({
			minimum: z.int().min(3).max(20),
			required: z.array(z.enum(nucleusKinds)),
			sectors: z.array(z.strictObject({ kind: z.enum(nucleusKinds), name: text, votes: z.boolean() })),
			/** Whether each titular has a suplente. */
			alternates: z.boolean(),
			source,
		}),
		facilitator: z.strictObject({ required: z.boolean(), votes: z.literal(false), source }),
		decision: z.strictObject({
			rule: z.enum(['majority', 'consensus']),
			/** A sector without which a majority that isn't unanimous decides nothing. */
			concurrence: z.enum(nucleusKinds).nullable(),
			/** Whether the STL may write another rule of its own. */
			adjustable: z.boolean(),
			source,
		}),
		commitments: z.strictObject({
			total: z.int().min(1).max(50).nullable(),
			quotas: keyed(z.strictObject({ key, name: text, count: z.int().min(1).max(50) })),
			responsiblePerNucleus: z.boolean(),
			indicatorRequired: z.boolean(),
			source,
		}),
		themes: z.strictObject({ open: z.boolean(), list: keyed(named).min(1), source }),
		orientations: z.strictObject({ least: z.int().min(1), list: keyed(named).min(1), source }),
		criteria: z.strictObject({
			list: keyed(z.strictObject({ key, name: text, weight: z.int().min(1).max(100) })).min(1),
			/** Whether each mark needs a sentence that justifies it. */
			justified: z.boolean(),
			source,
		}),
		term: z
			.strictObject({
				minMonths: months.nullable(),
				maxMonths: months.nullable(),
				advisedMonths: months,
				source,
			})
			.refine(
				({ minMonths, maxMonths }) => minMonths === null || maxMonths === null || minMonths <= maxMonths,
			),
		/** Days that every actor holds the materials before a mesa. The documents don't say which days: we choose. */
		notice: z.strictObject({ days: z.int().min(1).max(60), basis: z.enum(['natural', 'business']), source }),
		consultation: z.strictObject({
			/** Without an open, evidenced consultation of civil society the plan is void. */
			openRequired: z.boolean(),
			/** A topic without a consultation in its nucleus counts as imposed. */
			noImposition: z.boolean(),
			/** Problems chosen by ranking need their methodology as evidence. */
			methodologyRequired: z.boolean(),
			source,
		}),
		steps: keyed(
			z.strictObject({
				key,
				name: text,
				evidence: keyed(z.strictObject({ key, name: text, required: z.boolean() })).min(1),
				source,
			}),
		).min(1),
		signatures: keyed(
			z.strictObject({
				key,
				name: text,
				by: z.enum(['each-nucleus', 'every-actor']),
				everySheet: z.boolean(),
				source,
			}),
		),
		alignments: keyed(z.strictObject({ key, name: text, required: z.boolean() })),
		milestones: keyed(z.strictObject({ key, name: text, month: months, source })),
		microsite: z.strictObject({
			keeper: z.enum(['guarantor', 'stl']),
			sections: keyed(named).min(1),
			source,
		}),
	})
	.superRefine((ruleset, issues) => {
		const documents = new Set(ruleset.documents.map((document) => document.key));
		for (const cited of citedDocuments(ruleset)) {
			if (!documents.has(cited)) issues.addIssue({ code: 'custom', message: `unknown document ${cited}` });
		}
		const { quotas, total } = ruleset.commitments;
		const sum = quotas.reduce((count, quota) => count + quota.count, 0);
		if (total !== null && sum !== total) issues.addIssue({ code: 'custom', message: 'quotas do not add up' });
	});

export type Ruleset = z.output<typeof rulesetSchema>;
export type RuleSource = z.output<typeof source>;

/** Keys of every document that some rule cites, repeats included. */
function citedDocuments(part: unknown): string[] {
	if (Array.isArray(part)) return part.flatMap(citedDocuments);
	if (typeof part !== 'object' || part === null) return [];
	const own = 'document' in part && typeof part.document === 'string' ? [part.document] : [];
	return [...own, ...Object.values(part).flatMap(citedDocuments)];
}
