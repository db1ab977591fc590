//! What a page reads from the server: with the document at first, by a call of its server function later.

use super::{AppError, answer_json::json};
use leptos::{
    prelude::Resource,
    server::codee::{Decoder, Encoder},
};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned, ser::Error};
use serde_json::value::RawValue;
use std::{any::Any, future::Future, marker::PhantomData, pin::Pin, sync::Arc};

/// A resource of `T`. Within, the type is forgotten: the browser's wasm carries what makes a resource once, not once for each
/// page.
pub(crate) struct Reading<T> {
    pub(super) resource: Resource<Result<Answer, AppError>, Json>,
    of: PhantomData<fn() -> T>,
}

/// Reads again whenever the source changes.
pub(crate) fn reading<S, T, Fut>(
    source: impl Fn() -> S + Send + Sync + 'static,
    fetcher: impl Fn(S) -> Fut + Send + Sync + 'static,
) -> Reading<T>
where
    S: Clone + PartialEq + Send + Sync + 'static,
    T: Serialize + Send + Sync + 'static,
    Fut: Future<Output = Result<T, AppError>> + Send + 'static,
{
    let source: Box<dyn Fn() -> S + Send + Sync> = Box::new(source);
    let fetcher = move |of| -> Fetching {
        let answer = fetcher(of);
        Box::pin(async move { Ok(Answer::of(answer.await?)) })
    };
    let fetcher: Box<dyn Fn(S) -> Fetching + Send + Sync> = Box::new(fetcher);
    Reading {
        resource: Resource::new_with_options(source, fetcher, false),
        of: PhantomData,
    }
}

type Fetching = Pin<Box<dyn Future<Output = Result<Answer, AppError>> + Send>>;

impl<T> Clone for Reading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Reading<T> {}

impl<T: Clone + DeserializeOwned + Send + Sync + 'static> Reading<T> {
    pub(crate) async fn answer(self) -> Result<T, AppError> {
        self.resource.await?.value()
    }
}

pub(super) type Value = dyn Any + Send + Sync;

#[derive(Clone)]
pub(super) enum Answer {
    /// Of a call, with what writes it into the document.
    Read(Arc<Value>, fn(&Value) -> serde_json::Result<Box<RawValue>>),
    /// As it stands in the document.
    Written(Arc<RawValue>),
}

impl Answer {
    fn of<T: Serialize + Send + Sync + 'static>(value: T) -> Self {
        Self::Read(Arc::new(value), json::<T>)
    }

    pub(super) fn value<T: Clone + DeserializeOwned + 'static>(&self) -> Result<T, AppError> {
        match self {
            Self::Read(value, _) => value.downcast_ref::<T>().cloned(),
            Self::Written(json) => serde_json::from_slice(json.get().as_bytes()).ok(),
        }
        .ok_or_else(|| AppError::Failed { id: String::new() })
    }
}

impl Serialize for Answer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Read(value, json) => json(&**value).map_err(S::Error::custom)?.serialize(serializer),
            Self::Written(json) => json.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::Written(Box::<RawValue>::deserialize(deserializer)?.into()))
    }
}

/// JSON read as bytes, as server functions read their answers. Leptos's own codec reads it as text: the browser would carry
/// the code that reads a type twice.
pub(super) struct Json;

impl<T: Serialize> Encoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, serde_json::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(json: &str) -> Result<T, serde_json::Error> {
        serde_json::from_slice(json.as_bytes())
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use super::*;

    type Read = Result<Answer, AppError>;

    #[test]
    fn an_answer_reads_the_same_from_the_document() {
        let names = vec!["Ana".to_owned(), "\u{8c4a}\u{7530} </script>".to_owned()];
        let called: Read = Ok(Answer::of(names.clone()));
        let document = Json::encode(&called).unwrap();
        assert_eq!(document, serde_json::to_string(&Ok::<_, AppError>(&names)).unwrap());
        let read: Read = Json::decode(&document).unwrap();
        assert_eq!(Json::encode(&read).unwrap(), document);
        for answer in [called, read] {
            assert_eq!(answer.unwrap().value(), Ok(names.clone()));
        }
    }

    #[test]
    fn a_refusal_travels_as_it_is() {
        let refused: Read = Err(AppError::NotFound);
        let read: Read = Json::decode(&Json::encode(&refused).unwrap()).unwrap();
        assert_eq!(read.err(), Some(AppError::NotFound));
    }

    #[test]
    fn an_answer_of_another_type_is_an_error() {
        let failed = Err(AppError::Failed { id: String::new() });
        let called = Answer::of("seven".to_owned());
        let read = Answer::Written(RawValue::from_string("\"seven\"".to_owned()).unwrap().into());
        for answer in [called, read] {
            assert_eq!(answer.value::<u32>(), failed);
        }
    }
}
