//! One keep-alive connection: HTTP/1.1 without TLS.

use anyhow::Context;
use http::{HeaderMap, Request, StatusCode, header, request};
use http_body_util::{BodyExt, Full};
use hyper::{
    body::{Body, Bytes, Incoming},
    client::conn::http1::{SendRequest, handshake},
};
use hyper_util::rt::TokioIo;
use std::{future::poll_fn, net::SocketAddr, pin::Pin};
use tokio::net::TcpStream;

pub(crate) type Asked = Request<Full<Bytes>>;

pub(crate) struct Client {
    address: SocketAddr,
    sender: SendRequest<Full<Bytes>>,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Client {
    pub(crate) async fn connect(address: SocketAddr) -> anyhow::Result<Self> {
        let stream = TcpStream::connect(address).await.context("nobody listens")?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { address, sender })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The whole answer.
    pub(crate) async fn ask(&mut self, asked: Asked) -> anyhow::Result<Answer> {
        self.sender.ready().await?;
        let (head, body) = self.sender.send_request(asked).await?.into_parts();
        Ok(Answer {
            status: head.status,
            headers: head.headers,
            body: body.collect().await?.to_bytes(),
        })
    }

    /// Status and length of the answer, which costs less than keeping it.
    pub(crate) async fn measure(&mut self, asked: Asked) -> anyhow::Result<(StatusCode, usize)> {
        self.sender.ready().await?;
        let (head, mut body) = self.sender.send_request(asked).await?.into_parts();
        let mut length = 0;
        while let Some(piece) = next_piece(&mut body).await? {
            length += piece.len();
        }
        Ok((head.status, length))
    }
}

async fn next_piece(body: &mut Incoming) -> anyhow::Result<Option<Bytes>> {
    loop {
        match poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
            None => return Ok(None),
            Some(frame) => {
                if let Ok(piece) = frame?.into_data() {
                    return Ok(Some(piece));
                }
            }
        }
    }
}

/// A request that reads a path.
pub(crate) fn get(address: SocketAddr, path: &str) -> request::Builder {
    Request::get(path).header(header::HOST, address.to_string())
}

impl Answer {
    pub(crate) fn text(&self) -> anyhow::Result<&str> {
        std::str::from_utf8(&self.body).context("the answer is no text")
    }
}
