//! One translator per medium. Pure: requests and answers are plain data.
