import type { Text } from '../../text';
import type { Instrument, Option, Question } from '../instrument';

export type TemplateKey = 'ventanilla' | 'convocatoria' | 'jerarquizacion' | 'satisfaccion';

/**
 * A survey ready to be edited. Texts may hold `{institution}`, which is filled when an instrument is made of it.
 * `name` and `purpose` are for the staff who choose; the rest becomes the instrument.
 */
export type Template = {
	readonly key: TemplateKey;
	readonly name: Text;
	readonly purpose: Text;
	readonly title: Text;
	readonly intro: Text;
	readonly notice: Instrument['notice'];
	readonly questions: readonly Question[];
};

/** A text in the languages every template is written in. */
export function say(es: string, en: string): Text {
	return { es, en };
}

/** Options from rows of id, Spanish and English. */
export function offer(rows: readonly (readonly [id: string, es: string, en: string])[]): Option[] {
	return rows.map(([id, es, en]) => ({ id, text: say(es, en) }));
}
