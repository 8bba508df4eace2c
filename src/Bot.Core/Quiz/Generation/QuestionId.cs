using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Bot.Core.Quiz.Generation;

/// <summary>Makes ids that are the same on every machine.</summary>
internal static class QuestionId
{
    /// <summary>Returns sixteen hexadecimal digits.</summary>
    public static string From(params ReadOnlySpan<string> parts) =>
        XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(string.Join('\u001f', parts!))).ToString("x16", CultureInfo.InvariantCulture);
}
