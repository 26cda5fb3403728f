import { z } from 'zod';
import { stateKey } from './keys';

/** A state with its INEGI key and the abbreviation the INEGI uses. */
export interface State {
	readonly id: string;
	readonly name: string;
	readonly abbreviation: string;
}

/** A municipality or demarcation. `isDrawn` is false while INEGI has not published its polygon. */
export interface Municipality {
	readonly id: string;
	readonly name: string;
	readonly isDrawn: boolean;
}

/** One state and its municipalities in the order of their keys, which is nearly the alphabetical one. */
export interface StateCatalogue {
	readonly state: State;
	readonly municipalities: readonly Municipality[];
}

const stateRow = z
	.tuple([stateKey, z.string().min(1), z.string().min(1)])
	.transform(([id, name, abbreviation]): State => ({ id, name, abbreviation }));

const ownDigits = z.string().regex(/^(?!000)[0-9]{3}$/);

/** Reads `static/data/mx/catalogo/estados.json`: every state, in the order of the keys. */
export const statesFile = z.array(stateRow);

/**
 * Reads `static/data/mx/catalogo/NN.json`. The file repeats no word, so that the 570 municipalities of Oaxaca take
 * 6 KB on the wire; keys come out whole.
 */
export const catalogueFile = z
	.strictObject({
		state: stateRow,
		municipalities: z.array(z.tuple([ownDigits, z.string().min(1)])),
		withoutPolygon: z.array(ownDigits),
	})
	.transform(({ state, municipalities, withoutPolygon }): StateCatalogue => ({
		state,
		municipalities: municipalities.map(([digits, name]) => ({
			id: state.id + digits,
			name,
			isDrawn: !withoutPolygon.includes(digits),
		})),
	}));
