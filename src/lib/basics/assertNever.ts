/**
 * Marks a branch that the types say is unreachable: adding a member to a union makes the call a compile error.
 *
 * @throws Error always; reaching it means a value came from outside without being checked.
 */
export function assertNever(value: never): never {
	throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
