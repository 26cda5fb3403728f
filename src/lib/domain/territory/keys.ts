import { z } from 'zod';

/** INEGI key of a state: two digits, 01 to 32. */
export const stateKey = z.string().regex(/^(0[1-9]|[12][0-9]|3[0-2])$/);

/** INEGI key of a municipality or demarcation: the state's two digits and three of its own. */
export const municipalityKey = z.string().regex(/^(0[1-9]|[12][0-9]|3[0-2])(?!000)[0-9]{3}$/);

/** INEGI key of either. Only its form is checked: whether the place exists is the catalogue's to say. */
export const territoryKey = z.union([stateKey, municipalityKey]);
