import type { Family } from './fields';
import { generated } from './families/generated';
import { grouped } from './families/grouped';
import { ordinal } from './families/ordinal';

/** Who reads each kind of case. A kind is added with a line here and a file beside the others. */
export const families: Readonly<Record<string, Family>> = {
	generated,
	ordinal,
	'ordinal-grouped': grouped,
};
