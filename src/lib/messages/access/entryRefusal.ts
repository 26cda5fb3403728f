import { accountRefusalMessages } from './accountRefusals';
import type { Locale } from '../locale';
import { problemMessages } from '../problems';

type Account = keyof (typeof accountRefusalMessages)['es'];
type Problem = keyof (typeof problemMessages)['es'];

/** The sentence for a refusal of the database or of an account: their codes never have the same name. */
export function describeEntryRefusal(locale: Locale, code: Account | Problem): string {
	const account: Readonly<Record<string, string>> = accountRefusalMessages[locale];
	const problem: Readonly<Record<string, string>> = problemMessages[locale];
	return account[code] ?? problem[code] ?? problemMessages[locale].unexpected;
}
