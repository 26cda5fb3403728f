import { describe, expect, it } from 'vitest';
import { FloodDoor } from './floodDoor';

const noon = Date.UTC(2026, 10, 21, 12);
const town = '203.0.113.7';
const times = (door: FloodDoor, count: number, address: string | null, at = noon) =>
	Array.from({ length: count }, () => door.takes(address, at)).filter(Boolean).length;

describe('a door before a flood', () => {
	it('takes a hundred of a town behind one address, and holds it up only then', () => {
		const door = new FloodDoor();
		expect(times(door, 100, town)).toBe(100);
		expect(times(door, 100, town)).toBe(0);
	});

	it('lets everybody else in meanwhile, ten times each, and whoever nobody knows the address of', () => {
		const door = new FloodDoor();
		times(door, 5_000, town);
		expect(times(door, 30, '203.0.113.8')).toBe(10);
		expect(times(door, 30, '203.0.113.9')).toBe(10);
		expect(times(door, 300, null)).toBe(300);
	});

	it('counts only what it takes: who is held up makes nobody else wait', () => {
		const door = new FloodDoor();
		expect(times(door, 60, town) + times(door, 39, null)).toBe(99);
		expect(times(door, 1, town)).toBe(1);
		expect(times(door, 1_000, town)).toBe(0);
		expect(times(door, 10, '203.0.113.8')).toBe(10);
	});

	it('forgets with the hour', () => {
		const door = new FloodDoor();
		times(door, 500, town);
		expect(times(door, 1, town, noon + 3_599_999)).toBe(0);
		expect(times(door, 100, town, noon + 3_600_000)).toBe(100);
	});

	it('holds no address', () => {
		const door = new FloodDoor();
		times(door, 10, town);
		expect(JSON.stringify(door)).not.toContain('203.0.113');
	});
});
