import { workMessages } from './work';
import type { Locale } from '../locale';

/** What the frame around the pages of an account needs to say: see `App.PageData`. */
export function accountFrame(locale: Locale, isAdministrator: boolean) {
	const m = workMessages[locale].navigation;
	return {
		navigation: {
			label: m.label,
			items: [
				{ href: '/trabajo', label: m.work },
				...(isAdministrator ? [{ href: '/admin', label: m.admin }] : []),
				{ href: '/cuenta', label: m.account },
			],
		},
		signOut: m.signOut,
	};
}
