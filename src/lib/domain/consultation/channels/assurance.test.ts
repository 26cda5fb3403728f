import { expect, it } from 'vitest';
import { assuranceLevels, assuranceOf, findAssurance } from './assurance';
import { channels } from '../consultationForm';

it('is declared by every channel, and by no other', () => {
	expect(Object.keys(assuranceOf).sort()).toEqual([...channels].sort());
	for (const channel of channels) expect(assuranceLevels).toContain(findAssurance(channel));
	for (const other of ['fax', '', 'toString', '__proto__']) expect(findAssurance(other)).toBeNull();
});

it('is above `open` only where something stands against answering twice', () => {
	expect(channels.filter((channel) => assuranceOf[channel] === 'open')).toEqual(['web', 'public_space']);
});
