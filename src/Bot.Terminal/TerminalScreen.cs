using System.Collections.Immutable;
using Bot.Core.Chat;
using Spectre.Console;

namespace Bot.Terminal;

/// <summary>
/// What is on the terminal: replies one below the other, and the numbered controls of the last one. Thread-safe, because posts arrive while somebody
/// is typing.
/// </summary>
/// <param name="console">Where to.</param>
/// <param name="places">The names of channels and roles.</param>
public sealed class TerminalScreen(IAnsiConsole console, PlaceNames places)
{
    private readonly Lock _lock = new();
    private readonly TerminalRenderer _renderer = new(console, places);
    private ImmutableArray<TerminalControl> _controls = [];

    /// <summary>The last message that all could press a button of; null when there is none.</summary>
    private Reply? _public;
    private bool _isPublicLast;

    /// <summary>Whether that message is one of the channel's, such as the question of a quiz, and not the answer to a command.</summary>
    private bool _isPosted;

    /// <summary>Whether the numbers are the buttons of that message.</summary>
    private bool _areControlsPublic;

    /// <summary>What the numbers stand for now, in order.</summary>
    public ImmutableArray<TerminalControl> Controls
    {
        get
        {
            lock (_lock)
                return _controls;
        }
    }

    /// <summary>
    /// Shows the reply to a person; its controls take the place of those before it. After one for a single person that has none, the numbers are those
    /// of the last public message again where they can be meant: that message is the channel's, or this is the receipt for one of its buttons.
    /// Otherwise there are none, so that nobody presses what has left the screen.
    /// </summary>
    /// <param name="isForButton">Whether it answers a button or a form, not a command.</param>
    public void Show(Reply reply, bool isForButton = false)
    {
        ArgumentNullException.ThrowIfNull(reply);
        lock (_lock)
            Show(reply, isForButton && _areControlsPublic, isPosted: false);
    }

    /// <summary>Shows a message of the channel, which nobody asked for; its controls take the place of those before it.</summary>
    public void Post(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        lock (_lock)
            Show(reply, isReceipt: false, isPosted: true);
    }

    /// <summary>Leaves what only one person should see: the last public message with buttons is shown once more, and the numbers are its buttons again.</summary>
    public void ReturnToPublic()
    {
        lock (_lock)
        {
            if (_isPublicLast)
                return;
            _isPublicLast = true;
            if (_public is null)
            {
                _controls = [];
                return;
            }

            console.WriteLine();
            _controls = _renderer.Show(_public);
            _areControlsPublic = true;
        }
    }

    /// <summary>Shows a sentence; the controls stay.</summary>
    public void Say(RichText text)
    {
        lock (_lock)
            _renderer.Show(text, indent: 0);
    }

    /// <summary>Leaves a line empty.</summary>
    public void EndParagraph()
    {
        lock (_lock)
            console.WriteLine();
    }

    private void Show(Reply reply, bool isReceipt, bool isPosted)
    {
        _controls = _renderer.Show(reply);
        _isPublicLast = reply.Visibility == Visibility.Public;
        if (_isPublicLast)
        {
            _public = reply.Rows.IsEmpty ? null : reply;
            _isPosted = isPosted;
            _areControlsPublic = true;
        }
        else
        {
            _areControlsPublic = _controls.IsEmpty && _public is not null && (_isPosted || isReceipt);
            if (_areControlsPublic)
                _controls = TerminalControl.Of(_public!);
        }
    }
}
