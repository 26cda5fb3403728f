import { z } from 'zod';
import { longestInitials } from './shift';

const day = z.iso.date();
const initials = z.string().min(1).max(longestInitials);
const mostAnswers = 100_000;

/** What a tablet says of a shift: its counts, and the answers it does not know to have arrived. */
export const shiftReportShape = z.strictObject({
	id: z.uuidv4(),
	openedBy: initials,
	openedOn: day,
	closedBy: initials.nullable(),
	closedOn: day.nullable(),
	made: z.int().min(0).max(mostAnswers),
	ids: z.uuidv4().array().max(5_000),
	/** Id of the station; not known before its first answer. */
	station: z.uuid().optional(),
});
