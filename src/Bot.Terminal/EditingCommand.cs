using RadLine;

namespace Bot.Terminal;

/// <summary>Does something to the line that is being typed.</summary>
/// <param name="act">What a key does.</param>
internal sealed class EditingCommand(Action<LineEditorContext> act) : LineEditorCommand
{
    public override void Execute(LineEditorContext context) => act(context);
}
