import { countCharacters, isTidy } from '../../text';

/** Why a text is refused. */
export type TextRefusal = 'shape' | 'text_empty' | 'text_form' | 'text_too_long';

/** The first rule a text breaks: a non-empty tidy string of at most so many characters (code points). */
export function checkText(value: unknown, maxLength: number): TextRefusal | null {
	if (typeof value !== 'string') return 'shape';
	if (value === '') return 'text_empty';
	if (!isTidy(value)) return 'text_form';
	return countCharacters(value) > maxLength ? 'text_too_long' : null;
}
