namespace Bot.Core.Chat;

/// <summary>What somebody sees of a slow answer to a control or form before it is there. It cannot be taken back, so it also limits what the answer may be.</summary>
public enum Promise
{
    /// <summary>A message of its own that only they see. The answer may not replace or delete the message with the control.</summary>
    Private,

    /// <summary>A message of its own that everybody in the channel sees. The answer may not replace or delete the message with the control.</summary>
    Public,

    /// <summary>Nothing. The answer may replace or delete the message with the control, or be a new one; a form that hangs on no message has a private one.</summary>
    InPlace,
}
