import RankEditor from '$lib/ui/order/RankEditor.svelte';
import AreaField from './fields/AreaField.svelte';
import DateField from './fields/DateField.svelte';
import MatrixField from './fields/MatrixField.svelte';
import ScaleField from './fields/ScaleField.svelte';
import MunicipalityField from './MunicipalityField.svelte';
import type { QuestionParts } from './parts';
import PointField from './PointField.svelte';

/** Every part that a tablet at a desk may need: it takes no photographs and no recordings. */
export const stationParts = {
	ranking: RankEditor,
	scale: ScaleField,
	date: DateField,
	matrix: MatrixField,
	municipality: MunicipalityField,
	point: PointField,
	area: AreaField,
} satisfies QuestionParts;
