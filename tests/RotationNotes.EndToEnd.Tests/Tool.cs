using System.Diagnostics;

namespace RotationNotes.EndToEnd.Tests;

/// <summary>An outside judge of our files, used when the machine has it.</summary>
internal static class Tool
{
    /// <returns>Exit code and both outputs; the test is skipped when the tool is not installed.</returns>
    public static (int Code, string Text) Run(string tool, params string[] arguments)
    {
        var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, text + error.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{tool} is not installed");
            throw;
        }
    }
}
