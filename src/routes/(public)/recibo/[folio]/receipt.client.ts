import { readReceiptKey } from '$lib/domain/survey/folio';
import { findKeptKey, keepReceipt } from '$lib/offline/outbox';
import type * as checkHere from './checkHere';
import { readHeldFacts } from './heldFacts';
import { readLineFacts } from './lineFacts';

// What a receipt needs scripts for: printing, looking for its line in the record, and the key that came in the address or is kept on this device. Without
// them the page tells where the browser prints, and that the key stands at the end of the address.

for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
	button.hidden = false;
	button.addEventListener('click', () => window.print());
}
for (const hint of document.querySelectorAll<HTMLElement>('[data-print-hint]')) hint.hidden = true;

for (const section of document.querySelectorAll<HTMLElement>('[data-check-here]')) {
	const line = readLineFacts(section.dataset);
	if (!line) continue;
	const say = (found: string): void => {
		for (const sentence of section.querySelectorAll<HTMLElement>('[data-found]'))
			sentence.hidden = sentence.dataset['found'] !== found;
	};
	const tell = async (ask: (part: typeof checkHere) => Promise<string>): Promise<void> => {
		say('working');
		// Cut off, the part that checks does not come either.
		say(await import('./checkHere').then(ask).catch(() => 'unreachable'));
	};
	section
		.querySelector('[data-check-record]')
		?.addEventListener('click', () => void tell(({ findInRecord }) => findInRecord(line)));
	const copy = section.querySelector<HTMLInputElement>('[data-check-copy]');
	copy?.addEventListener('change', () => {
		const file = copy.files?.[0];
		if (file) void tell(({ compareCopy }) => compareCopy(file, line));
	});
	section.hidden = false;
}

/** The key that this page offers, in its memory alone. */
let offered: string | null = null;

const part = document.querySelector<HTMLElement>('[data-key-here]');
const facts = part && readHeldFacts(part.dataset);

function find(name: string): HTMLElement | null {
	return document.querySelector<HTMLElement>(`[data-key-${name}]`);
}

function show(name: string, isShown = true): void {
	const found = find(name);
	if (found) found.hidden = !isShown;
}

/** The key that the address brings after its `#`: no server is told that part, and it leaves the address at once. */
function takeKey(): string | null {
	const key = readReceiptKey(location.hash.slice(1));
	if (key !== null) history.replaceState(history.state, '', location.pathname + location.search);
	return key;
}

/** Whether what carries the key could be drawn: cut off, what is saved or printed only says the folio. */
async function carry(key: string): Promise<void> {
	if (!facts?.lines) return;
	const { writeCodeSvg, writeReceiptSvg } = await import('$lib/components/receipt/writeReceiptSvg');
	const code = `${facts.address}#${key}`;
	const { folio, address, title, lines, back } = facts;
	const svg = writeReceiptSvg({ folio, address, title, lines: [...lines, back, key], code });
	const picture = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href$="/imagen.svg"]'))
		link.href = picture;
	const printed = find('printed');
	const drawn = printed?.querySelector('img');
	if (!printed || !drawn) return;
	drawn.src = `data:image/svg+xml,${encodeURIComponent(writeCodeSvg(code, back))}`;
	printed.hidden = false;
	show('carried');
}

/** Shows what may be done with a key. It stays in this page alone until its owner asks for more. */
function offer(key: string, isKept: boolean): void {
	if (!part || !facts) return;
	offered = key;
	const input = part.querySelector('input');
	if (input) input.value = key;
	part.hidden = false;
	for (const name of ['ask', 'keep']) show(name, !isKept);
	for (const text of document.querySelectorAll('[data-key-text]')) text.textContent = key;
	carry(key).catch(() => undefined);
}

async function keep(): Promise<void> {
	const key = offered;
	if (key === null || !facts) return;
	const { folio, receivedOn, late, standing, consultation } = facts;
	try {
		await keepReceipt({ id: folio, folio, receivedOn, late, standing, consultation, key });
		for (const name of ['ask', 'keep']) show(name, false);
		show('kept');
	} catch {
		// Where storage is refused the key is only in this page: whoever wants it writes it down.
		show('unkept');
	}
}

async function begin(): Promise<void> {
	const brought = takeKey();
	const kept = facts && (await findKeptKey(facts.folio).catch(() => null));
	const key = brought ?? kept;
	if (key) offer(key, key === kept);
}

find('keep')?.addEventListener('click', () => void keep());
// The same page scanned again while it is open.
window.addEventListener('hashchange', () => void begin());
void begin();
