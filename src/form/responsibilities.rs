//! Duties towards the DIAN as ticked boxes: codes separated by semicolons (table 13.2.6.1).

/// Says that none of the responsibilities applies.
const NONE: &str = "R-99-PN";

/// Whether a responsibility is ticked.
pub fn has(codes: &str, code: &str) -> bool {
    each(codes).any(|own| own == code)
}

/// Ticks a responsibility or not. The code for none of them excludes the others.
pub fn tick(codes: &mut String, code: &str, on: bool) {
    let mut kept: Vec<&str> = each(codes)
        .filter(|own| *own != code && (!on || (*own == NONE) == (code == NONE)))
        .collect();
    if on {
        kept.push(code);
    }
    *codes = kept.join(";");
}

fn each(codes: &str) -> impl Iterator<Item = &str> {
    let codes = codes.split(';').map(str::trim);
    codes.filter(|code| !code.is_empty())
}
