import { accountRefusalMessages } from './accountRefusals';
import type { Locale } from '../locale';
import { backendRefusalMessages } from '../backendRefusals';

type Account = keyof (typeof accountRefusalMessages)['es'];
type Backend = keyof (typeof backendRefusalMessages)['es'];

/** The sentence for a refusal of the database or of an account: their codes never have the same name. */
export function describeEntryRefusal(locale: Locale, code: Account | Backend): string {
	const account: Readonly<Record<string, string>> = accountRefusalMessages[locale];
	const backend: Readonly<Record<string, string>> = backendRefusalMessages[locale];
	return account[code] ?? backend[code] ?? backendRefusalMessages[locale].unexpected;
}
