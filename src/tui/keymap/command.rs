//! What can be done, whatever it is asked by.

use super::Tab;

/// What can be done by a key, by the palette or by a click.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Every key of this screen.
    Help,
    /// Any action by its words.
    Palette,
    /// Lock now.
    Lock,
    /// Leave the program.
    Quit,
    /// The card for when someone may be in danger.
    Danger,
    /// The risk question once more.
    AskRisk,
    /// Log an incident.
    Incident,
    /// Log a near miss.
    NearMiss,
    /// Look at a text before it is posted.
    Before,
    /// Six short questions before a reply, a search or a post.
    CoolDown,
    /// Read a file of another journal as the next format.
    ReadAs,
    /// Search all entries.
    Search,
    /// Narrow the list of guides by words.
    Narrow,
    /// Go to a screen of the top row.
    Go(Tab),
    /// The screen to the right in the top row.
    NextTab,
    /// The screen to the left.
    PreviousTab,
    /// One step back.
    Back,
    /// What the focus is on.
    Enter,
    /// Move the focus up.
    Up,
    /// Move the focus down.
    Down,
    /// Move the focus to the right.
    Right,
    /// Move the focus to the left.
    Left,
    /// A screen up.
    PageUp,
    /// A screen down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// Write today's prompt.
    WriteToday,
    /// Another prompt for today.
    Another,
    /// The prompt before, for today.
    AnotherBack,
    /// Show everything that is due, or the nearest again.
    More,
    /// What the prompt's theme is about.
    AboutTheme,
    /// Edit as a new revision.
    Edit,
    /// Put on the agenda or take off.
    ForSupervision,
    /// Move to the trash.
    Trash,
    /// Take back from the trash.
    PutBack,
    /// Show what lies in the trash, or the journal again.
    ShowTrash,
    /// The next kind to show.
    FilterKind,
    /// The next theme to show.
    FilterTheme,
    /// The kind before.
    FilterKindBack,
    /// The theme before.
    FilterThemeBack,
    /// The next client to show.
    FilterClient,
    /// The client before.
    FilterClientBack,
    /// The next status to show.
    FilterStatus,
    /// Show everything again.
    ClearFilter,
    /// The earlier revision.
    Earlier,
    /// The later revision.
    Later,
    /// The next status: open, waiting, closed.
    Status,
    /// Tick the first open follow-up off.
    TickOff,
    /// The next question.
    NextQuestion,
    /// The question before.
    PreviousQuestion,
    /// To the question about follow-ups.
    FollowUp,
    /// Keep as a draft and leave.
    SaveLater,
    /// Keep the entry now, from any question.
    Keep,
    /// Read the guidance beside a question, whole.
    Guidance,
    /// Throw the draft away.
    ThrowAway,
    /// Add one.
    Add,
    /// Change what the focus is on.
    Change,
    /// Remove what the focus is on.
    Remove,
    /// Erase every trace of the client under the focus.
    Erase,
    /// Note that an account's settings were checked today.
    Checked,
    /// Begin an experiment.
    Experiment,
    /// Take the last key back.
    TakeBack,
    /// The versions of the policy.
    Versions,
    /// Who was given the policy.
    GivenTo,
    /// Which kinds of incident the policy speaks to.
    Coverage,
    /// Write the policy into files.
    Export,
    /// Look at one's own footprint.
    Footprint,
    /// Write what came of it in supervision.
    Discussed,
    /// A question for the next meeting.
    Question,
    /// Write about a supervision meeting.
    Meeting,
    /// Begin a summary for a supervisor.
    Share,
    /// Open a sealed file.
    OpenSealed,
    /// A key pair of one's own.
    Identity,
    /// Confirm a fingerprint.
    Confirm,
    /// Mark or unmark an entry.
    Mark,
    /// Mark all or none.
    MarkAll,
    /// Choose what is to stand instead of the finding at the cursor.
    Instead,
    /// Replace the finding by what is suggested.
    Replace,
    /// Propose a replacement that says less.
    SayLess,
    /// Write another replacement.
    SomethingElse,
    /// Leave the finding as it is.
    LeaveAsIs,
    /// Leave these words as they are, here and from now on.
    AlwaysKeep,
    /// The same decision for every finding of the same words.
    AllLikeThis,
    /// Replace every open finding of this kind.
    AllOfKind,
    /// Take the last decision back.
    Undo,
    /// How long entries are kept.
    Retention,
    /// Move what is marked to the trash.
    LetGo,
    /// Take in what was looked at.
    TakeIn,
    /// What was written, as numbers.
    Figures,
    /// The next page of figures.
    NextFigures,
    /// The page of figures before.
    PreviousFigures,
    /// The next length of time to count.
    NextSpan,
    /// See what leaves.
    Preview,
    /// Seal it.
    Seal,
    /// Seal it with a passphrase agreed by telephone.
    SealWithPassphrase,
    /// Lay the summary out another way.
    OtherLayout,
    /// Prepare a pack for continuing professional development.
    Pack,
    /// Write what was received as a page to print.
    PageToPrint,
    /// Answer what was received.
    Answer,
    /// Write the recovery sheet into a file.
    WriteSheet,
    /// Show or hide what is typed.
    Reveal,
    /// Empty the line that is typed into.
    Empty,
    /// Six other words.
    OtherWords,
    /// How a backup becomes a journal again.
    Restore,
}

impl Command {
    /// Whether it only moves the focus or the page within what is shown.
    pub fn moves(self) -> bool {
        use Command::*;
        matches!(
            self,
            Up | Down | Left | Right | PageUp | PageDown | First | Last
        )
    }
}
