/**
 * What the library's tests use of Vitest, with its own `expect`, kept in memory: a change is judged in milliseconds,
 * where a run of Vitest takes seconds to begin. The tests themselves are those of `npm test`, unchanged.
 */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { format } from 'node:util';

/** The assertions come with Vitest: the version it brings is the version they are written for. */
const fromVitest = createRequire(createRequire(import.meta.url).resolve('vitest'));
const assertions = await import(pathToFileURL(fromVitest.resolve('@vitest/expect')).href);
const spies = await import(pathToFileURL(fromVitest.resolve('@vitest/spy')).href);
const { chai, setState, getState, ASYMMETRIC_MATCHERS_OBJECT } = assertions;
chai.use(assertions.JestExtend);
chai.use(assertions.JestChaiExpect);
chai.use(assertions.JestAsymmetricMatchers);

/**
 * @param {unknown} value
 * @param {string} [message]
 */
export const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect, Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT), {
	getState: () => getState(expect),
	setState: (/** @type {object} */ state) => setState(state, expect),
});
setState({ assertionCalls: 0 }, expect);

/**
 * @typedef {object} Test
 * @property {string} id file and titles: what Stryker calls it by
 * @property {string} file
 * @property {() => unknown} body
 * @property {number} milliseconds what it took when it last passed
 */

/** @type {Map<string, Test>} */
let tests = new Map();
/** @type {string[]} */
let titles = [];
let file = '';
/** What the file at hand asks for before its first test. @type {(() => unknown)[]} */
let first = [];

/** Forgets all tests; the next reading of the bundle tells them again. */
export function forgetTests() {
	tests = new Map();
	titles = [];
}

/** @param {string} name the file whose tests come next */
export function beginFile(name) {
	file = name;
	first = [];
}

/**
 * Done before each test of the file and not once: a change may be on in one and not in the next.
 * @param {() => unknown} body
 */
export function beforeAll(body) {
	first.push(body);
}

export function listTests() {
	return tests;
}

/**
 * @param {string} title
 * @param {() => void} body
 */
export function describe(title, body) {
	titles.push(title);
	body();
	titles.pop();
}

/**
 * @param {string} title
 * @param {() => unknown} body
 */
export function it(title, body) {
	const name = `${file} ${[...titles, title].join(' > ')}`;
	let id = name;
	for (let again = 2; tests.has(id); again++) id = `${name} (${String(again)})`;
	const before = first;
	const whole = async () => {
		for (const prepare of before) await prepare();
		await body();
	};
	tests.set(id, { id, file, body: before.length > 0 ? whole : body, milliseconds: 0 });
}

/**
 * Titles are told apart by number, not formatted as Vitest does it: nobody but Stryker reads them.
 * @param {(title: string, body: () => unknown) => void} one
 */
function each(one) {
	return (/** @type {readonly unknown[]} */ rows) =>
		(/** @type {string} */ title, /** @type {(...given: unknown[]) => unknown} */ body) => {
			for (const [at, row] of rows.entries()) {
				const given = Array.isArray(row) ? row : [row];
				one(`${format(title.replaceAll('%', '%%'))} [${String(at)}]`, () => body(...given));
			}
		};
}

describe.each = each(describe);
it.each = each(it);
it.runIf = (/** @type {unknown} */ condition) => (condition ? it : () => undefined);

export { it as test };
/** What of Vitest's helpers the tests use. */
export const vi = { spyOn: spies.spyOn };
