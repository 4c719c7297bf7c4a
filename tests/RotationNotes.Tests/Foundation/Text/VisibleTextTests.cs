using RotationNotes.Foundation.Diagnostics;
using RotationNotes.Foundation.Text;

namespace RotationNotes.Tests.Foundation.Text;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("20\u001b[31m", "20\\u001b[31m")]
    [InlineData("a\nerror: forged", "a\\u000aerror: forged")]
    [InlineData("a\u202Egpj.exe", "a\\u202egpj.exe")]
    [InlineData("\u009b31m", "\\u009b31m")]
    public void WhatSteersATerminal_IsWrittenOut(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));

    [Theory]
    [InlineData("Größe 小盘股 – 2 %")]
    [InlineData("")]
    public void EverythingElse_StaysAsItIs(string text) => Assert.Same(text, VisibleText.Of(text));

    [Fact]
    public void Finding_ShowsWhatItsInputHeld() =>
        Assert.Equal("a\\u000ab.csv(2): error: '\\u001b[2J' is not a number.", Diagnostic.Error(new Place("a\nb.csv", 2), "'\u001b[2J' is not a number.").ToString());
}
