//! Sockets, TLS, folders: how bytes travel. Knows no desk words.
