import type { QuestionType } from '$lib/domain/survey/instrument';
import type RankEditor from '$lib/ui/order/RankEditor.svelte';
import type AreaField from './fields/AreaField.svelte';
import type DateField from './fields/DateField.svelte';
import type FileField from './fields/FileField.svelte';
import type MatrixField from './fields/MatrixField.svelte';
import type ScaleField from './fields/ScaleField.svelte';
import type MunicipalityField from './MunicipalityField.svelte';
import type PointField from './PointField.svelte';

/** What only some types of question need: too heavy for the first page of every survey. */
export interface QuestionParts {
	readonly ranking?: typeof RankEditor;
	readonly scale?: typeof ScaleField;
	readonly date?: typeof DateField;
	readonly matrix?: typeof MatrixField;
	readonly municipality?: typeof MunicipalityField;
	readonly point?: typeof PointField;
	readonly area?: typeof AreaField;
	readonly photo?: typeof FileField;
	readonly audio?: typeof FileField;
}

const partly: readonly QuestionType[] = [
	'ranking',
	'scale',
	'date',
	'matrix',
	'municipality',
	'point',
	'area',
	'photo',
	'audio',
] satisfies (keyof QuestionParts)[];

/** Whether a question of this type can be drawn with what is held. */
export function canDraw(type: QuestionType, held: QuestionParts): boolean {
	return !partly.includes(type) || type in held;
}

/** What is held with what questions of these types need; fails where the network does. */
export async function loadParts(types: readonly QuestionType[], held: QuestionParts): Promise<QuestionParts> {
	const missing = [...new Set(types)].filter((type) => !canDraw(type, held));
	const loaded = await Promise.all(missing.map(loadPart));
	return loaded.reduce((all, part) => ({ ...all, ...part }), held);
}

async function loadPart(type: QuestionType): Promise<QuestionParts> {
	switch (type) {
		case 'ranking':
			return { ranking: (await import('$lib/ui/order/RankEditor.svelte')).default };
		case 'scale':
			return { scale: (await import('./fields/ScaleField.svelte')).default };
		case 'date':
			return { date: (await import('./fields/DateField.svelte')).default };
		case 'matrix':
			return { matrix: (await import('./fields/MatrixField.svelte')).default };
		case 'municipality':
			return { municipality: (await import('./MunicipalityField.svelte')).default };
		case 'point':
			return { point: (await import('./PointField.svelte')).default };
		case 'area':
			return { area: (await import('./fields/AreaField.svelte')).default };
		case 'photo':
		case 'audio': {
			const { default: field } = await import('./fields/FileField.svelte');
			return { photo: field, audio: field };
		}
		default:
			return {};
	}
}
