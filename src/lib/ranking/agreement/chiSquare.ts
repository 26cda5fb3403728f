/** Terms after which a series that converges at all has converged. */
const MOST_TERMS = 10_000;
const PRECISION = 1e-16;

/**
 * The probability that a chi-square variable with `degrees` degrees of freedom is at least `value`: the regularised
 * upper incomplete gamma function of degrees/2 and value/2. By series below the mean and by continued fraction above.
 * Source: Abramowitz and Stegun 1964, 6.5.29, 6.5.31 and 26.4.19.
 */
export function survivalOfChiSquare(value: number, degrees: number): number {
	if (value <= 0 || degrees <= 0) return 1;
	const a = degrees / 2;
	const x = value / 2;
	const scale = Math.exp(a * Math.log(x) - x - logGammaOfHalves(degrees));
	return x < a + 1 ? Math.max(0, 1 - scale * sumSeries(a, x)) : scale * evaluateFraction(a, x);
}

/** ln Γ(halves / 2), by Γ(z + 1) = z Γ(z) from Γ(1/2) = √π or Γ(1) = 1. */
function logGammaOfHalves(halves: number): number {
	let sum = halves % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
	for (let z = halves - 2; z > 0; z -= 2) sum += Math.log(z / 2);
	return sum;
}

/** Σ xⁿ / (a (a + 1) … (a + n)). */
function sumSeries(a: number, x: number): number {
	let term = 1 / a;
	let sum = term;
	for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
		term *= x / (a + n);
		sum += term;
	}
	return sum;
}

/** 1 / (x + 1 − a − 1(1 − a) / (x + 3 − a − 2(2 − a) / (x + 5 − a − …))), from the front. */
function evaluateFraction(a: number, x: number): number {
	let b = x + 1 - a;
	let c = Infinity;
	let d = 1 / b;
	let fraction = d;
	for (let n = 1; n < MOST_TERMS; n++) {
		const numerator = -n * (n - a);
		b += 2;
		d = 1 / (numerator * d + b);
		c = b + numerator / c;
		fraction *= c * d;
		if (Math.abs(c * d - 1) < PRECISION * 4) break;
	}
	return fraction;
}
