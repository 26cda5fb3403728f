import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Of } from './hash';
import { computeRoot, hashLeaf, hashNode } from './merkle';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// The reference leaves and roots shared by the implementations of Certificate Transparency (RFC 6962 and RFC 9162).
const leaves = [
	'',
	'00',
	'10',
	'2021',
	'3031',
	'40414243',
	'5051525354555657',
	'606162636465666768696a6b6c6d6e6f',
];
const roots = [
	'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
	'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
	'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
	'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
	'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
	'4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
	'76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
	'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
	'5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** The definition of RFC 9162, section 2.1.1, word for word and as slow as it reads. */
function rootByDefinition(entries: readonly Uint8Array[]): Uint8Array {
	const [first] = entries;
	if (first === undefined) return sha256Of();
	if (entries.length === 1) return hashLeaf(first);
	let split = 1;
	while (split * 2 < entries.length) split *= 2;
	return hashNode(rootByDefinition(entries.slice(0, split)), rootByDefinition(entries.slice(split)));
}

describe('computeRoot', () => {
	it.each(roots.map((root, size) => [size, root] as const))(
		'agrees with the reference at size %i',
		(size, root) => {
			const hashes = leaves.slice(0, size).map((leaf) => hashLeaf(Buffer.from(leaf, 'hex')));
			expect(hex(computeRoot(hashes))).toBe(root);
		},
	);

	it('agrees with the definition at every size', () => {
		fc.assert(
			fc.property(fc.array(fc.uint8Array({ maxLength: 8 }), { maxLength: 70 }), (entries) => {
				expect(hex(computeRoot(entries.map(hashLeaf)))).toBe(hex(rootByDefinition(entries)));
			}),
		);
	});

	it('tells a leaf from the node that has the same bytes', () => {
		const [a, b] = [hashLeaf(Uint8Array.of(1)), hashLeaf(Uint8Array.of(2))];
		const forged = new Uint8Array([...a, ...b]);
		expect(hex(hashLeaf(forged))).not.toBe(hex(computeRoot([a, b])));
	});
});
