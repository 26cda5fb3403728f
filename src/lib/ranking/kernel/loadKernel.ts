import { KERNEL_BYTES } from './kernelBytes';

/** What the kernel exports: its memory and the one function that `scripts/kernel/pairwiseKernel.mjs` defines. */
export interface Kernel {
	readonly memory: WebAssembly.Memory;
	readonly compare: (
		left: number,
		right: number,
		stride: number,
		used: number,
		size: number,
		out: number,
		triangle: 0 | -1,
	) => void;
}

let known: Kernel | null | undefined;

/**
 * The compiled kernel, made once when it is first asked for; null where it cannot run: no WebAssembly, no vectors, or a
 * page whose content security policy forbids it. Counting without it gives the same numbers, only later.
 */
export function findKernel(): Kernel | null {
	known ??= compileKernel();
	return known;
}

function compileKernel(): Kernel | null {
	if (typeof WebAssembly === 'undefined') return null;
	const bytes = Uint8Array.from(atob(KERNEL_BYTES), (letter) => letter.charCodeAt(0));
	if (!WebAssembly.validate(bytes)) return null;
	try {
		const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
		return isKernel(exports) ? exports : null;
	} catch (error) {
		// a policy without 'wasm-unsafe-eval' refuses to compile what is valid; anything else is a bug
		if (error instanceof WebAssembly.CompileError || error instanceof EvalError) return null;
		throw error;
	}
}

function isKernel(exports: object): exports is Kernel {
	return (
		'memory' in exports &&
		exports.memory instanceof WebAssembly.Memory &&
		'compare' in exports &&
		typeof exports.compare === 'function'
	);
}
