import { encode } from 'uqr';
import { drawModules } from '$lib/basics/drawModules';
import { sheetStyle } from './sheetStyle';
import type { SealBlock, SheetBlock, SheetDocument, SheetText } from './document';

/** The document as one HTML file that needs nothing else: no script, no network, printable on letter paper. */
export function renderHtml(document: SheetDocument): string {
	const { language, title, subtitle, notice, sections, paper, seal } = document;
	const say = (text: SheetText): string => renderText(text, language);
	return [
		'<!doctype html>',
		`<html lang="${escapeHtml(language)}">`,
		'<head>',
		'<meta charset="utf-8">',
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		`<title>${escapeHtml(title)} · ${escapeHtml(typeof subtitle === 'string' ? subtitle : subtitle.written)}</title>`,
		`<style>${sheetStyle}</style>`,
		'</head>',
		'<body>',
		'<div class="sheet">',
		// A table's head and foot are what every engine repeats on each sheet of paper.
		`<div class="head" aria-hidden="true"><div><b>${renderCrest(paper.crest)}${escapeHtml(paper.head[0])}</b><span>${escapeHtml(paper.head[1])}</span></div></div>`,
		'<main>',
		`<header><p>${escapeHtml(title)}</p><h1>${say(subtitle)}</h1></header>`,
		...(notice === null ? [] : [`<p class="notice">${escapeHtml(notice)}</p>`]),
		...sections.map(
			({ heading, blocks }, at) =>
				`<section aria-labelledby="s${String(at + 1)}"><h2 id="s${String(at + 1)}"><b>${String(at + 1)}</b> ${escapeHtml(heading)}</h2>${blocks.map((block) => renderBlock(block, say)).join('')}</section>`,
		),
		...(seal === null ? [] : [renderSeal(seal)]),
		'</main>',
		renderFoot(paper.foot),
		'</div>',
		'</body>',
		'</html>',
		'',
	].join('\n');
}

function renderFoot({ address, label, lines }: SheetDocument['paper']['foot']): string {
	return `<div class="foot"><div>${renderCode(address, label)}<p>${[address, ...lines].map(escapeHtml).join('<br>')}</p></div></div>`;
}

/** An address for a camera. */
function renderCode(address: string, label: string): string {
	const { size, data } = encode(address, { ecc: 'M', border: 4 });
	return `<svg viewBox="0 0 ${String(size)} ${String(size)}" role="img" aria-label="${escapeHtml(label)}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${drawModules(data)}" stroke="#000"/></svg>`;
}

/** On paper, before the name of whose it is, which says the same. */
function renderCrest(crest: string | null): string {
	return crest === null ? '' : `<img src="${escapeHtml(crest)}" alt="">`;
}

function renderSeal({ title, words, how, facts, address, label }: SealBlock): string {
	const rows = facts.map(
		({ term, detail }) => `<div><dt>${escapeHtml(term)}</dt><dd>${escapeHtml(detail)}</dd></div>`,
	);
	return [
		'<aside aria-labelledby="sello">',
		renderCode(address, label),
		`<div><h2 id="sello">${escapeHtml(title)}</h2>`,
		`<p lang="es-MX"><b>${escapeHtml(words.join(' '))}</b></p>`,
		`<p>${escapeHtml(how)} ${escapeHtml(address)}</p>`,
		`<dl>${rows.join('')}</dl></div>`,
		'</aside>',
	].join('');
}

/** What people wrote keeps its own language inside a sheet in another. */
function renderText(text: SheetText, language: string): string {
	if (typeof text === 'string') return escapeHtml(text);
	const written = escapeHtml(text.written);
	return language.startsWith('es') ? written : `<span lang="es-MX">${written}</span>`;
}

function renderBlock(block: SheetBlock, say: (text: SheetText) => string): string {
	switch (block.kind) {
		case 'text':
			return `<p>${escapeHtml(block.text)}</p>`;
		case 'heading':
			return `<h3>${say(block.text)}</h3>`;
		case 'list': {
			const tag = block.ordered ? 'ol' : 'ul';
			return `<${tag}>${block.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</${tag}>`;
		}
		case 'table': {
			const mark = (at: number) => (block.numeric.includes(at) ? ' class="n"' : '');
			const head = block.columns
				.map((cell, at) => `<th scope="col"${mark(at)}>${escapeHtml(cell)}</th>`)
				.join('');
			const body = block.rows
				.map((row) => `<tr>${row.map((cell, at) => `<td${mark(at)}>${say(cell)}</td>`).join('')}</tr>`)
				.join('');
			return `<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div>`;
		}
		case 'links':
			return `<ul>${block.links.map(({ href, text }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(text)}</a></li>`).join('')}</ul>`;
		case 'facts':
			return `<dl>${block.facts.map(({ term, detail }) => `<div><dt>${escapeHtml(term)}</dt><dd>${say(detail)}</dd></div>`).join('')}</dl>`;
	}
}

/** Text that stays text inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;')
		.replaceAll("'", '&#39;');
}
