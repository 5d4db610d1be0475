//! CPython's `marshal`, version 2: how values cross into and out of a cell.
//!
//! Version 2 has no references, so a few bytes cannot describe a huge or
//! cyclic value. What comes from a cell is hostile: lengths are never
//! believed, and depth and number of values are capped.

use num_bigint::{BigInt, BigUint, Sign};

use super::Value;

/// The deepest nesting that is read.
pub const MAX_DEPTH: usize = 250;
/// The most values one document may hold.
pub const MAX_NODES: usize = 2_000_000;

/// The bytes are not a plain value in marshal version 2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say it")]
pub enum DecodeError {
    #[error("the value ends too early")]
    Truncated,
    #[error("bytes follow the value")]
    Trailing,
    #[error("a length or number is out of range")]
    BadNumber,
    #[error("text is not UTF-8")]
    BadText,
    #[error("type tag {0:#04x} is not plain data")]
    BadTag(u8),
    #[error("a list, set or dict is a key, or an element of a set")]
    Unhashable,
    #[error("the value is nested more than {MAX_DEPTH} levels deep")]
    TooDeep,
    #[error("the value has more than {MAX_NODES} parts")]
    TooMany,
}

/// Reads one value that must fill `data` to its end.
pub fn decode(data: &[u8]) -> Result<Value, DecodeError> {
    let mut decoder = Decoder { rest: data, nodes: MAX_NODES };
    let value = decoder.value(0)?;
    if decoder.rest.is_empty() { Ok(value) } else { Err(DecodeError::Trailing) }
}

/// Writes `value` as `marshal.dumps(value, 2)` would.
pub fn encode(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out, value);
    out
}

struct Decoder<'a> {
    rest: &'a [u8],
    nodes: usize,
}

impl<'a> Decoder<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], DecodeError> {
        let (head, tail) = self.rest.split_at_checked(count).ok_or(DecodeError::Truncated)?;
        self.rest = tail;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let (head, tail) = self.rest.split_first_chunk::<N>().ok_or(DecodeError::Truncated)?;
        self.rest = tail;
        Ok(*head)
    }

    fn length(&mut self) -> Result<usize, DecodeError> {
        usize::try_from(i32::from_le_bytes(self.array()?)).map_err(|_| DecodeError::BadNumber)
    }

    fn float(&mut self) -> Result<f64, DecodeError> {
        Ok(f64::from_le_bytes(self.array()?))
    }

    fn value(&mut self, depth: usize) -> Result<Value, DecodeError> {
        let [tag] = self.array()?;
        self.tagged(tag, depth)
    }

    fn tagged(&mut self, tag: u8, depth: usize) -> Result<Value, DecodeError> {
        if depth > MAX_DEPTH {
            return Err(DecodeError::TooDeep);
        }
        self.nodes = self.nodes.checked_sub(1).ok_or(DecodeError::TooMany)?;
        Ok(match tag {
            b'N' => Value::None,
            b'.' => Value::Ellipsis,
            b'F' => Value::Bool(false),
            b'T' => Value::Bool(true),
            b'i' => Value::Int(i32::from_le_bytes(self.array()?).into()),
            b'l' => self.long()?,
            b'g' => Value::Float(self.float()?),
            b'y' => Value::Complex(self.float()?, self.float()?),
            b'u' => self.text()?,
            b's' => {
                let length = self.length()?;
                Value::Bytes(self.take(length)?.to_vec())
            }
            b'(' => Value::Tuple(self.items(depth)?),
            b'[' => Value::List(self.items(depth)?),
            b'<' => Value::Set(hashable(self.items(depth)?)?),
            b'>' => Value::FrozenSet(hashable(self.items(depth)?)?),
            b'{' => self.dict(depth)?,
            other => return Err(DecodeError::BadTag(other)),
        })
    }

    fn items(&mut self, depth: usize) -> Result<Vec<Value>, DecodeError> {
        let length = self.length()?;
        if length > self.rest.len() {
            return Err(DecodeError::Truncated);
        }
        // The claimed length is only a hint: nested lies must not add up.
        let mut items = Vec::with_capacity(length.min(64));
        for _ in 0..length {
            items.push(self.value(depth + 1)?);
        }
        Ok(items)
    }

    fn dict(&mut self, depth: usize) -> Result<Value, DecodeError> {
        let mut pairs = Vec::new();
        loop {
            match self.array()? {
                [b'0'] => return Ok(Value::Dict(pairs)),
                [tag] => {
                    let key = self.tagged(tag, depth + 1)?;
                    if !key.is_hashable() {
                        return Err(DecodeError::Unhashable);
                    }
                    pairs.push((key, self.value(depth + 1)?));
                }
            }
        }
    }

    fn text(&mut self) -> Result<Value, DecodeError> {
        let length = self.length()?;
        let bytes = self.take(length)?;
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Value::Str(text.to_owned())),
            Err(_) if is_surrogatepass(bytes) => Ok(Value::Surrogates(bytes.to_vec())),
            Err(_) => Err(DecodeError::BadText),
        }
    }

    fn long(&mut self) -> Result<Value, DecodeError> {
        let count = i32::from_le_bytes(self.array()?);
        let digits = self.take(count.unsigned_abs() as usize * 2)?;
        // Python reads no number whose highest digit is zero.
        if digits.ends_with(&[0, 0]) {
            return Err(DecodeError::BadNumber);
        }
        let sign = if count < 0 { Sign::Minus } else { Sign::Plus };
        let magnitude = from_base_15(digits).ok_or(DecodeError::BadNumber)?;
        Ok(Value::int(BigInt::from_biguint(sign, magnitude)))
    }
}

/// The items, if Python could put them into a set.
fn hashable(items: Vec<Value>) -> Result<Vec<Value>, DecodeError> {
    if items.iter().all(Value::is_hashable) { Ok(items) } else { Err(DecodeError::Unhashable) }
}

/// Whether the bytes are UTF-8 but for lone surrogates.
fn is_surrogatepass(mut bytes: &[u8]) -> bool {
    loop {
        let Err(fault) = std::str::from_utf8(bytes) else { return true };
        match bytes.get(fault.valid_up_to()..) {
            Some([0xED, 0xA0..=0xBF, 0x80..=0xBF, rest @ ..]) => bytes = rest,
            _ => return false,
        }
    }
}

/// Little-endian groups of 15 bits, two bytes each.
fn from_base_15(digits: &[u8]) -> Option<BigUint> {
    let mut bytes = Vec::with_capacity(digits.len());
    let (mut pending, mut bits) = (0_u32, 0);
    for digit in digits.chunks_exact(2) {
        let digit = u32::from(u16::from_le_bytes([digit[0], digit[1]]));
        if digit > 0x7FFF {
            return None;
        }
        pending |= digit << bits;
        bits += 15;
        while bits >= 8 {
            bytes.push((pending & 0xFF) as u8);
            pending >>= 8;
            bits -= 8;
        }
    }
    bytes.push((pending & 0xFF) as u8);
    Some(BigUint::from_bytes_le(&bytes))
}

fn write(out: &mut Vec<u8>, value: &Value) {
    match value {
        Value::None => out.push(b'N'),
        Value::Ellipsis => out.push(b'.'),
        Value::Bool(false) => out.push(b'F'),
        Value::Bool(true) => out.push(b'T'),
        Value::Int(number) => match i32::try_from(*number) {
            Ok(small) => {
                out.push(b'i');
                out.extend(small.to_le_bytes());
            }
            Err(_) => write_long(out, &BigInt::from(*number)),
        },
        Value::Big(number) => write_long(out, number),
        Value::Float(number) => {
            out.push(b'g');
            out.extend(number.to_le_bytes());
        }
        Value::Complex(real, imaginary) => {
            out.push(b'y');
            out.extend(real.to_le_bytes());
            out.extend(imaginary.to_le_bytes());
        }
        Value::Str(text) => write_bytes(out, b'u', text.as_bytes()),
        Value::Surrogates(bytes) => write_bytes(out, b'u', bytes),
        Value::Bytes(bytes) => write_bytes(out, b's', bytes),
        Value::List(items) => write_items(out, b'[', items),
        Value::Tuple(items) => write_items(out, b'(', items),
        Value::Set(items) => write_items(out, b'<', items),
        Value::FrozenSet(items) => write_items(out, b'>', items),
        Value::Dict(pairs) => {
            out.push(b'{');
            for (key, value) in pairs {
                write(out, key);
                write(out, value);
            }
            out.push(b'0');
        }
    }
}

/// Lengths beyond what marshal can say are cut; no value that large gets in.
fn write_length(out: &mut Vec<u8>, length: usize) {
    out.extend(i32::try_from(length).unwrap_or(i32::MAX).to_le_bytes());
}

fn write_bytes(out: &mut Vec<u8>, tag: u8, bytes: &[u8]) {
    out.push(tag);
    write_length(out, bytes.len());
    out.extend(bytes);
}

fn write_items(out: &mut Vec<u8>, tag: u8, items: &[Value]) {
    out.push(tag);
    write_length(out, items.len());
    for item in items {
        write(out, item);
    }
}

fn write_long(out: &mut Vec<u8>, number: &BigInt) {
    let mut digits: Vec<u8> = Vec::new();
    let (mut pending, mut bits) = (0_u32, 0);
    for byte in number.magnitude().to_bytes_le() {
        pending |= u32::from(byte) << bits;
        bits += 8;
        if bits >= 15 {
            digits.extend(((pending & 0x7FFF) as u16).to_le_bytes());
            pending >>= 15;
            bits -= 15;
        }
    }
    if pending > 0 {
        digits.extend(((pending & 0x7FFF) as u16).to_le_bytes());
    }
    // The highest digit must not be zero.
    while digits.ends_with(&[0, 0]) {
        digits.truncate(digits.len() - 2);
    }
    let count = i32::try_from(digits.len() / 2).unwrap_or(i32::MAX);
    out.push(b'l');
    out.extend((if number.sign() == Sign::Minus { -count } else { count }).to_le_bytes());
    out.extend(digits);
}
