//! What is asked and said before a text is posted.

/// What is asked first.
pub const CLIENT: &str = "Is a client in it, or anything from a session?";
/// A line below it.
pub const CLIENT_HELP: &str =
    "A former client counts, and so does a client with every detail changed.";
/// The answers to it.
pub const ANSWERS: [&str; 3] = ["yes", "not sure", "no"];

/// What is said where a client is in it, or may be.
pub const PLACE: [&str; 3] = [
    "No disguise makes a post or a closed group the right place for this: readers know more than the text tells them.",
    "BACP's guidance, which is not binding, finds no online space right for material about a client, not even \
     disguised (GPiA 040, 2023, section 3.2).",
    "Supervision is a place for it. You can still look at the text here, to see what it gives away.",
];

/// The questions: a word for the head, what is asked, what to bear in mind.
pub const QUESTIONS: [(&str, &str, [&str; 2]); 4] = [
    (
        "who may read it",
        "Who may come to read this, beside those you write it for?",
        [
            "The client, or someone who takes themselves for the client. A parent. A partner, perhaps one to be \
             afraid of. A relative who lost touch. A lawyer. A machine that keeps a copy.",
            "Read it once as each of them.",
        ],
    ),
    (
        "tone",
        "How might this sound to someone who trusts you?",
        [
            "They have only the words, without your voice and your face.",
            "What was written in haste can read as an attack.",
        ],
    ),
    (
        "permission",
        "Whose permission does this need?",
        [
            "A client, a student or a colleague may find it hard to say no to you.",
            "A yes of today can weigh on them later.",
        ],
    ),
    (
        "what it is for",
        "What is this post for?",
        [
            "It may serve a reader, a cause, the profession or yourself; each can be a reason.",
            "Something else may serve it too: a talk, supervision, a page of this journal.",
        ],
    ),
];
