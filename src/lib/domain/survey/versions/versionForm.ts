import { z } from 'zod';
import { integer, reason } from '../../form';

/** Why published questions change, and over which revision of the working copy: the one its reader saw. */
export const versionForm = z.object({
	reason: reason(),
	revision: integer(0, 1_000_000_000, 'not_understood'),
});
