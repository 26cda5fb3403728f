/** What the page says; the words come from whoever knows the language. */
interface Words {
	title: string;
	kept: string;
	steps: string;
	signIn: string;
	again: string;
}

interface Kept {
	/** Where the form goes, again. */
	action: string;
	signIn: string;
	lang: string;
	words: Words;
}

/** What a form of ours may hold; a longer one is not ours. */
const MOST_CHARACTERS = 500_000;

const STYLE = `:root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}
body{margin:0 auto;max-width:38rem;padding:2rem 1rem}
h1{font-size:1.5rem;line-height:1.25}
a,button{display:inline-block;box-sizing:border-box;min-height:3rem;padding:.6rem 1.25rem;border:2px solid;border-radius:.5rem;font:inherit;font-weight:600;color:inherit;background:none;text-decoration:none;cursor:pointer}
form{margin-top:1rem}`;

/**
 * A page that holds what a form said and sends it again, for a browser without scripts whose session has ended. It is
 * answered with 401 and kept by nobody. Null for a form with files, which a page cannot hold.
 */
export function keepTyped(form: FormData, { action, signIn, lang, words }: Kept): Response | null {
	const fields: [string, string][] = [];
	for (const [name, value] of form) {
		if (typeof value !== 'string') return null;
		fields.push([name, value]);
	}
	const length = fields.reduce((sum, [name, value]) => sum + name.length + value.length, 0);
	if (length > MOST_CHARACTERS) return null;
	const hidden = fields.map(
		([name, value]) => `<input type="hidden" name="${escapeText(name)}" value="${escapeText(value)}">`,
	);
	const html = [
		'<!doctype html>',
		`<html lang="${escapeText(lang)}"><head><meta charset="utf-8">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		`<title>${escapeText(words.title)}</title><style>${STYLE}</style></head><body><main>`,
		`<h1>${escapeText(words.title)}</h1><p>${escapeText(words.kept)}</p><p>${escapeText(words.steps)}</p>`,
		`<p><a href="${escapeText(signIn)}" target="_blank" rel="noopener">${escapeText(words.signIn)}</a></p>`,
		`<form method="post" action="${escapeText(action)}">${hidden.join('')}<button>${escapeText(words.again)}</button></form>`,
		'</main></body></html>',
		'',
	].join('\n');
	return new Response(html, {
		status: 401,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
		},
	});
}

function escapeText(text: string): string {
	return text.replace(/[&<>"'\r\n]/g, (found) => `&#${String(found.charCodeAt(0))};`);
}
