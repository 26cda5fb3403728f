import { type Pool } from 'pg';
import { type Exchange } from '../gateway/exchange';
import { escapeHtml } from './writeMail';

interface StoredMail {
	id: string;
	created_at: Date;
	recipient: string;
	subject: string;
	body_text: string;
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
article{border-top:1px solid;padding:1rem 0}h2{margin:0;font-size:1.1rem}p{margin:.2rem 0 .6rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}`;

/** `GET /buzon`: the e-mails of the sample, which go nowhere else. As JSON for tests that ask for it. */
export async function showMailbox(pool: Pool, { request, response }: Exchange): Promise<void> {
	const { rows } = await pool.query<StoredMail>(
		`select id, created_at, recipient, subject, body_text from supabase_local.mails
		where not waiting order by id desc limit 100`,
	);
	const asJson = (request.headers.accept ?? '').includes('application/json');
	const body = asJson ? JSON.stringify(rows.map(describeMail)) : writePage(rows);
	response.writeHead(200, {
		'content-type': asJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
		'content-length': Buffer.byteLength(body),
		'cache-control': 'no-store',
		'content-security-policy':
			"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
		'referrer-policy': 'no-referrer',
		'x-content-type-options': 'nosniff',
	});
	response.end(body);
}

function describeMail({ id, created_at: createdAt, recipient, subject, body_text: text }: StoredMail) {
	return { id: Number(id), createdAt: createdAt.toISOString(), to: recipient, subject, text };
}

function writePage(mails: StoredMail[]): string {
	const list = mails.map(writeArticle).join('');
	return `<!doctype html><html lang="es-MX"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Buzón de la muestra</title><style>${style}</style></head><body><h1>Buzón de la muestra</h1>
<p>Aquí llegan los correos de esta copia de prueba. No salen de esta máquina. Recarga la página para ver los nuevos.</p>
${list === '' ? '<p>Todavía no hay correos.</p>' : list}</body></html>`;
}

function writeArticle({ created_at: createdAt, recipient, subject, body_text: text }: StoredMail): string {
	const linked = escapeHtml(text).replace(/https?:\/\/[^\s<]+/g, (link) => `<a href="${link}">${link}</a>`);
	return `<article><h2>${escapeHtml(subject)}</h2><p>Para ${escapeHtml(recipient)} · <time>${createdAt.toISOString()}</time></p>
<pre>${linked}</pre></article>`;
}
