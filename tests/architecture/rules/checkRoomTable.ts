import { roomGroups, type Room } from '../rooms';

/** Rooms that the table of the page leaves out: they are explained with the room they belong to, or are no code. */
const unexplained = ['app.d.ts', 'configuration', 'routes at the root'];

/** One line for each room whose row in the table of docs/architecture.md is missing or names other imports. */
export function checkRoomTable(rooms: readonly Room[], page: string): string[] {
	const rows = new Map(
		[...page.matchAll(/^\| `([^`]+)` +\|[^|]*\|([^|]*)\|$/gm)].map((row) => [row[1] ?? '', row[2] ?? '']),
	);
	return rooms
		.filter(({ name }) => !unexplained.includes(name))
		.flatMap((room) => {
			const said = rows.get(room.name);
			if (said === undefined) return [`${room.name} has no row in the table of docs/architecture.md.`];
			const law = listLaw(room).join(', ');
			const read = listSaid(said, rooms).join(', ');
			return read === law ? [] : [`${room.name} may import: ${law}. docs/architecture.md says: ${read}.`];
		});
}

function listLaw({ may, serverFilesMay = [] }: Room): string[] {
	const names = [...may, ...serverFilesMay].map((name) => name.replace('types of ', ''));
	return names.filter((name) => !unexplained.includes(name)).sort();
}

/** The rooms a cell names, one by one or as a group. Other words between backticks are no rooms. */
function listSaid(cell: string, rooms: readonly Room[]): string[] {
	const groups = [...roomGroups].filter(([group]) => cell.includes(group)).flatMap(([, members]) => members);
	const quoted = [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
	const isRoom = (name: string) =>
		rooms.some((room) => name === room.name || name.startsWith(`${room.name}/`));
	return [...groups, ...quoted.filter(isRoom)].sort();
}
