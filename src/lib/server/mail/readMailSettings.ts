/** The mail server of this installation, and whose name its letters carry. */
export interface MailSettings {
	/** `smtp:` or `smtps:` address, with user and password where the server asks for them. Never logged. */
	url: string;
	from: string;
}

/** What the environment says of the mail server; null where none is set, and then nothing is sent. */
export function readMailSettings(
	env: Readonly<Record<string, string | undefined>> = process.env,
): MailSettings | null {
	const url = env['SMTP_URL'];
	if (url === undefined || url === '') return null;
	// Said without the address: it may carry a password.
	if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
		throw new Error('SMTP_URL has to be an address such as smtps://user:password@mail.example:465.');
	return { url, from: env['MAIL_FROM'] || 'Prioriza <no-responder@localhost>' };
}
