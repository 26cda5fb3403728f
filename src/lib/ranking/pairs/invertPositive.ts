/** The inverse of a symmetric positive definite matrix by Cholesky's factors; null when it is not one. */
export function invertPositive(matrix: readonly (readonly number[])[]): number[][] | null {
	const size = matrix.length;
	const lower = matrix.map(() => new Array<number>(size).fill(0));
	for (let i = 0; i < size; i++) {
		for (let j = 0; j <= i; j++) {
			let sum = matrix[i]?.[j] ?? 0;
			for (let k = 0; k < j; k++) sum -= (lower[i]?.[k] ?? 0) * (lower[j]?.[k] ?? 0);
			const row = lower[i] ?? [];
			if (i !== j) row[j] = sum / (lower[j]?.[j] ?? 1);
			else if (sum > 0) row[i] = Math.sqrt(sum);
			else return null;
		}
	}
	const columns = matrix.map((_, column) => {
		const solved = new Array<number>(size).fill(0);
		for (let i = 0; i < size; i++) {
			let sum = i === column ? 1 : 0;
			for (let k = 0; k < i; k++) sum -= (lower[i]?.[k] ?? 0) * (solved[k] ?? 0);
			solved[i] = sum / (lower[i]?.[i] ?? 1);
		}
		for (let i = size - 1; i >= 0; i--) {
			let sum = solved[i] ?? 0;
			for (let k = i + 1; k < size; k++) sum -= (lower[k]?.[i] ?? 0) * (solved[k] ?? 0);
			solved[i] = sum / (lower[i]?.[i] ?? 1);
		}
		return solved;
	});
	return columns;
}
