//! The beta distribution on 0 to 1 in closed form: density, distribution by the continued fraction of the incomplete beta
//! function (modified Lentz; DLMF 8.17.22), quantile by Newton steps kept inside a shrinking bracket.

fn log_constant(alpha: f64, beta: f64) -> f64 {
    libm::lgamma(alpha + beta) - libm::lgamma(alpha) - libm::lgamma(beta)
}

pub(super) fn density(x: f64, alpha: f64, beta: f64) -> f64 {
    if !(0.0..=1.0).contains(&x) {
        return 0.0;
    }
    let power = |base: f64, exponent: f64| if exponent <= 0.0 { 1.0 } else { libm::pow(base, exponent) };
    libm::exp(log_constant(alpha, beta)) * power(x, alpha - 1.0) * power(1.0 - x, beta - 1.0)
}

pub(super) fn distribution(x: f64, alpha: f64, beta: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = libm::exp(log_constant(alpha, beta) + alpha * libm::log(x) + beta * libm::log1p(-x));
    // The fraction converges quickly below the mean; above it the mirrored one does.
    if x < (alpha + 1.0) / (alpha + beta + 2.0) {
        front * fraction(x, alpha, beta) / alpha
    } else {
        1.0 - front * fraction(1.0 - x, beta, alpha) / beta
    }
}

fn fraction(x: f64, alpha: f64, beta: f64) -> f64 {
    let away = |value: f64| if value.abs() < 1e-300 { 1e-300 } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (alpha + beta) * x / (alpha + 1.0));
    let mut result = d;
    for step in 1..=500 {
        let m = f64::from(step);
        let even = m * (beta - m) * x / ((alpha + 2.0 * m - 1.0) * (alpha + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        result *= d * c;
        let odd = -(alpha + m) * (alpha + beta + m) * x / ((alpha + 2.0 * m) * (alpha + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        let change = d * c;
        result *= change;
        if (change - 1.0).abs() < 1e-16 {
            break;
        }
    }
    result
}

pub(super) fn quantile(p: f64, alpha: f64, beta: f64) -> f64 {
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return 1.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = alpha / (alpha + beta);
    for _ in 0..200 {
        let miss = distribution(x, alpha, beta) - p;
        if miss > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let newton = x - miss / density(x, alpha, beta);
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if (next - x).abs() <= 1e-16 * x.abs() {
            return next;
        }
        x = next;
    }
    x
}
