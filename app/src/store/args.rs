//! Arguments of a statement, typed for both engines.

/// One bound value; `None` is a NULL of that type, which PostgreSQL insists on knowing.
#[derive(Clone, Debug)]
pub enum Val {
    Int(Option<i64>),
    Bool(bool),
    Text(Option<String>),
}

/// Builds the arguments of a statement: `args![id, quantity, active]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::Val::from($value)),*] };
}

impl From<i64> for Val {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<Option<i64>> for Val {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Val {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Val {
    fn from(value: &str) -> Self {
        Self::Text(Some(storable(value.to_owned())))
    }
}

impl From<&String> for Val {
    fn from(value: &String) -> Self {
        Self::Text(Some(storable(value.clone())))
    }
}

impl From<String> for Val {
    fn from(value: String) -> Self {
        Self::Text(Some(storable(value)))
    }
}

impl From<Option<&str>> for Val {
    fn from(value: Option<&str>) -> Self {
        Self::Text(value.map(|value| storable(value.to_owned())))
    }
}

impl From<Option<String>> for Val {
    fn from(value: Option<String>) -> Self {
        Self::Text(value.map(storable))
    }
}

/// A text as both engines take it: PostgreSQL refuses the character NUL, which nobody can type and any address can hold.
fn storable(text: String) -> String {
    if text.contains('\0') {
        text.replace('\0', "")
    } else {
        text
    }
}

/// Binds every value to a query, whichever engine it is for.
macro_rules! bind {
    ($query:expr, $args:expr) => {{
        let mut query = $query;
        for value in $args {
            query = match value {
                $crate::store::Val::Int(value) => query.bind(value),
                $crate::store::Val::Bool(value) => query.bind(value),
                $crate::store::Val::Text(value) => query.bind(value),
            };
        }
        query
    }};
}
pub(super) use bind;
