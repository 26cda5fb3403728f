import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OneTimeKind } from '../auth/proof/kinds';

export interface MailVariables {
	email: string;
	linkToken: string;
	code: string;
	siteUrl: string;
	redirectTo: string;
}

export interface Mail {
	subject: string;
	html: string;
	text: string;
}

/**
 * One template for each reason to write, the same files a hosted project is configured with. Nobody knows which
 * language a person reads, so each says it in Spanish and then, shorter, in English.
 */
const templates: Record<OneTimeKind, { file: string; subject: string }> = {
	magiclink: { file: 'magic_link.html', subject: 'Tu enlace para entrar a Prioriza · Your link to sign in' },
	invite: {
		file: 'invite.html',
		subject: 'Te invitaron a participar en Prioriza · You are invited to take part',
	},
	recovery: { file: 'recovery.html', subject: 'Cambia tu contraseña de Prioriza · Change your password' },
	signup: { file: 'confirmation.html', subject: 'Confirma tu correo · Confirm your e-mail' },
	email_change: { file: 'email_change.html', subject: 'Confirma tu correo nuevo · Confirm your new e-mail' },
};

export function writeMail(kind: OneTimeKind, variables: MailVariables): Mail {
	const { file, subject } = templates[kind];
	const template = readFileSync(join(import.meta.dirname, 'templates', file), 'utf8');
	const values: Record<string, string> = {
		Email: variables.email,
		Token: variables.code,
		TokenHash: encodeURIComponent(variables.linkToken),
		SiteURL: variables.siteUrl.replace(/\/$/, ''),
		RedirectTo: encodeURIComponent(variables.redirectTo),
	};
	const html = template.replace(/\{\{ \.(\w+) \}\}/g, (_, name: string) => escapeHtml(values[name] ?? ''));
	return { subject, html, text: toPlainText(html) };
}

export function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}

/** Mail programs without HTML get the words and the bare address. */
function toPlainText(html: string): string {
	return html
		.replace(/\s+/g, ' ')
		.replace(/<a\s[^>]*?href="([^"]*)"[^>]*>(.*?)<\/a\s*>/g, '$2: $1')
		.replace(/<\/(p|h2)\s*>/g, '\n\n')
		.replace(/<[^>]*>/g, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&amp;', '&')
		.split('\n')
		.map((line) => line.trim())
		.join('\n')
		.trim();
}
